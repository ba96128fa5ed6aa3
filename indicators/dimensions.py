"""The names of dimensions and of their codes, for whoever writes a group on a screen or in an export."""

from typing import NamedTuple

import pandas as pd

from data import dictionary
from indicators.facts import GRAINS, Register
from indicators.facts.common import UNKNOWN, UNKNOWN_LABEL
from indicators.indicator import IndicatorError, nearest
from policy.words import Text


class Dimension(NamedTuple):
    """A column to filter and group by; its codes come from a code list, or from `labels` when it is ours."""

    label: Text
    code_list: str = ""
    labels: dict[str, Text] | None = None


YES_NO = {"with": Text("有", "with"), "without": Text("无", "without")}
DIMENSIONS: dict[str, Dimension] = {
    "village_kind": Dimension(
        Text("村类别", "Kind of village"), "", {"poor": Text("贫困村", "Poor"), "other": Text("非贫困村", "Not poor")}
    ),
    "zone": Dimension(Text("区域类型", "Zone"), "village_zone"),
    "planned_exit_year": Dimension(Text("计划摘帽年度", "Planned year")),
    "status": Dimension(
        Text("摘帽状态", "Status"), "",
        {
            "not_poor": Text("非贫困村", "Not a poor village"),
            "out": Text("已摘帽", "Out"),
            "planned_2016": Text("计划2016年摘帽", "Planned for 2016"),
            "planned_2017": Text("计划2017年摘帽", "Planned for 2017"),
            "unscheduled": Text("年度未列", "No year given"),
            "after_2017": Text("2017年后摘帽", "After 2017"),
        },
    ),
    "criterion": Dimension(Text("出列指标", "Exit test"), "exit_criterion"),
    "main_need": Dimension(Text("主要需求", "Main need"), "village_need"),
    "department_function": Dimension(Text("包带部门职能", "Function of the department"), "village_need"),
    "leading_industry": Dimension(Text("主导产业", "Leading industry"), "leading_industry"),
    "household_class": Dimension(Text("对象类别", "Class"), "household_class"),
    "category": Dimension(Text("贫困户属性", "Category"), "household_category"),
    "poverty_cause": Dimension(Text("主要致贫原因", "Main cause of poverty"), "poverty_cause"),
    "event_cause": Dimension(Text("变动原因", "Cause"), "poverty_cause"),
    "labour": Dimension(Text("劳动力", "Labourer"), "", YES_NO),
    "disability": Dimension(Text("残疾成员", "Disabled member"), "", YES_NO),
    "industry_type": Dimension(Text("产业类型", "Industry type"), "industry_type"),
    "wanted_topic": Dimension(Text("培训需求", "Training asked for"), "training_topic"),
    "plan_measure": Dimension(Text("帮扶措施", "Assistance"), "assistance"),
    "plan_will": Dimension(Text("发展意愿", "Wish"), "leading_industry"),
    "gaps": Dimension(Text("所缺的组合", "What is missing together")),
    "plan_ability": Dimension(Text("发展能力", "Ability"), "ability"),
    "plan_status": Dimension(
        Text("规划情况", "Plans"), "",
        {
            "both": Text("长短期规划都有", "Short and long plan"),
            "short": Text("只有短期规划", "Short plan only"),
            "long": Text("只有长期规划", "Long plan only"),
            "none": Text("没有规划", "No plan"),
        },
    ),
    "track": Dimension(
        Text("帮扶路子", "Track of assistance"), "",
        {
            "industry": Text("产业发展", "Industry"),
            "work": Text("就业培训", "Jobs and training"),
            "floor": Text("兜底救助", "Safety net"),
            "other": Text("其他措施", "Other assistance"),
        },
    ),
    "floor_group": Dimension(
        Text("家庭情况", "Situation of the household"), "",
        {
            "disabled_without_labour": Text("有残疾成员且无劳动力", "Disabled member, no labourer"),
            "without_labour": Text("无残疾成员、无劳动力", "No labourer, no disabled member"),
            "disabled": Text("有残疾成员、有劳动力", "Disabled member, with a labourer"),
            "able": Text("有劳动力、无残疾成员", "With a labourer, no disabled member"),
        },
    ),
    "mismatch": Dimension(
        Text("不符的依据", "Rule it is at odds with"), "",
        {
            "no_labour": Text("无劳动力，措施却需要劳动力", "No labourer, assistance needs labour"),
            "disabled": Text("有残疾成员，措施为发展产业", "Disabled member, assistance is an industry"),
            "unable": Text("登记无劳动能力，措施却需要劳动力", "Recorded unable to work, assistance needs labour"),
            "none": Text("没有不符", "Nothing at odds"),
        },
    ),
    "facility": Dimension(Text("设施", "Facility"), "project_kind"),
    "duty": Dimension(Text("四包", "Duty"), "visit_topic"),
    "income_band": Dimension(
        Text("收入与标准之比", "Income against the line"), "",
        {
            "below_30": Text("低于标准30%以上", "More than 30 % below"),
            "below_20_30": Text("低于标准20%—30%", "20–30 % below"),
            "below_10_20": Text("低于标准10%—20%", "10–20 % below"),
            "below_0_10": Text("低于标准不足10%", "Up to 10 % below"),
            "above_0_10": Text("高于标准不足10%", "Less than 10 % above"),
            "above_10_20": Text("高于标准10%—20%", "10–20 % above"),
            "above_20_30": Text("高于标准20%—30%", "20–30 % above"),
            "above_30": Text("高于标准30%以上", "30 % and more above"),
        },
    ),
    "grade": Dimension(Text("干部级别", "Grade"), "cadre_grade"),
    "cadre_grade": Dimension(Text("包带干部级别", "Grade of the cadre"), "cadre_grade"),
    "function": Dimension(Text("职能", "Function"), "village_need"),
    "level": Dimension(Text("部门层级", "Level"), "department_level"),
    "end_reason": Dimension(Text("结束原因", "Reason of the end"), "tie_end_reason"),
    "topic": Dimension(Text("主题", "Topic"), "training_topic"),
    "skill_track": Dimension(Text("技能方向", "Skill track"), "skill_track"),
    "form": Dimension(Text("培训形式", "Form"), "training_form"),
    "provider": Dimension(Text("培训力量", "Provider"), "training_provider"),
    "audience": Dimension(Text("对象", "Audience"), "audience"),
    "source": Dimension(Text("资金来源", "Source"), "fund_source"),
    "purpose": Dimension(Text("资金用途", "Purpose"), "fund_purpose"),
    "recipient": Dimension(
        Text("资金去向", "Where it arrives"), "",
        {
            "household": Text("到户", "To households"),
            "village": Text("到村", "To villages"),
            "none": Text("未对应到村到户", "No village or household"),
        },
    ),
    "item": Dimension(Text("物资", "Item"), "in_kind_item"),
    "unit": Dimension(Text("计量单位", "Unit"), "unit"),
    "kind": Dimension(Text("类别", "Kind"), "project_kind"),
    "step": Dimension(Text("识别步骤", "Step"), "identification_step"),
    "result": Dimension(Text("结果", "Result"), "step_result"),
    "gap_days": Dimension(Text("距前一步骤的天数", "Days since the step before")),
    "ledger_level": Dimension(Text("台账层级", "Ledger"), "ledger_level"),
    "identification_criterion": Dimension(
        Text("识别条件", "Criterion"), "",
        {
            "township_population": Text("乡镇农业人口数量", "Rural population of the township"),
            "income": Text("家庭经济收入", "Household income"),
            "health": Text("健康状况", "Health"),
        },
    ),
    "month": Dimension(Text("月份", "Month")),
    "department_id": Dimension(Text("部门", "Department")),
    "cadre_department_id": Dimension(Text("包带干部所在部门", "Department of the cadre")),
    "event": Dimension(Text("事件", "Event"), "status_event"),
    "event_path": Dimension(Text("变化次序", "Order of changes")),
    "promise_quarter": Dimension(Text("三年期满季度", "Quarter the three years end")),
    "subject_kind": Dimension(Text("对象类别", "Kind of subject"), "subject_kind"),
    "issue": Dimension(Text("整改问题", "What is wrong"), "rectification_issue"),
    "rectification_status": Dimension(Text("整改状态", "Status"), "rectification_status"),
}  # fmt: skip
# The same column means another list on another table.
OF_GRAIN: dict[tuple[str, str], Dimension] = {
    ("assistance_events", "topic"): Dimension(Text("走访主题", "Topic of the visit"), "visit_topic"),
    ("assistance_events", "kind"): Dimension(Text("实事类别", "Kind of matter"), "matter_kind"),
    ("assistance_events", "event"): Dimension(
        Text("联系方式", "Contact"), "",
        {"visit": Text("入户走访", "Home visit"), "phone": Text("电话联系", "Phone call"),
         "matter": Text("办实事", "Practical matter")},
    ),
    ("posts", "kind"): Dimension(Text("岗位类别", "Kind of post"), "post_kind"),
    ("cadre_scores", "item"): Dimension(Text("考核项目", "Item assessed"), "assessment_item"),
    ("department_scores", "item"): Dimension(Text("考核项目", "Item assessed"), "assessment_item"),
    ("projects", "kind"): Dimension(Text("项目类别", "Kind of project"), "project_kind"),
    ("projects", "status"): Dimension(Text("项目状态", "Status of the project"), "project_status"),
    ("identification", "result"): Dimension(Text("步骤结果", "Result of the step"), "step_result"),
}  # fmt: skip


def dimension(name: str, grain: str = "") -> Dimension:
    """Return a dimension of a fact table; an unknown one is refused with the nearest."""
    if grain and name not in GRAINS[grain].dimensions:
        raise IndicatorError(f"{grain} has no dimension {name!r}{nearest(name, list(GRAINS[grain].dimensions))}")
    if (grain, name) in OF_GRAIN:
        return OF_GRAIN[grain, name]
    if name not in DIMENSIONS:
        raise IndicatorError(f"dimension {name!r} is unknown{nearest(name, list(DIMENSIONS))}")
    return DIMENSIONS[name]


def code_order(name: str, grain: str = "") -> tuple[str, ...]:
    """Return the codes of a dimension in their official order; empty where codes have no list (months, departments)."""
    found = dimension(name, grain)
    return tuple(found.labels or (dictionary.codes(found.code_list) if found.code_list else ()))


def group_label(name: str, code: str, lang: str, grain: str = "", register: Register | None = None) -> str:
    """Return the words for one code of a dimension; departments need the register that names them."""
    found = dimension(name, grain)
    if code == UNKNOWN:
        return UNKNOWN_LABEL.get(lang)
    if found.labels is not None:
        return found.labels[code].get(lang)
    if found.code_list:
        return dictionary.code_label(found.code_list, code, lang)
    if name.endswith("department_id") and register is not None:
        return department_names(register, lang).get(code, code)
    return code


def department_names(register: Register, lang: str) -> dict[str, str]:
    """Return department_id → name in 'zh' or 'en'."""
    departments: pd.DataFrame = register.tables("departments")
    return dict(zip(departments["department_id"], departments[f"name_{lang}"], strict=True))
