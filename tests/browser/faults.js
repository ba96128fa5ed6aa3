// What is wrong with the page as it stands: read by walk.py. Returns {fault: [where, …]}.
(lang) => {
  const faults = {};
  const note = (name, text) => { (faults[name] ??= new Set()).add(String(text).trim().replace(/\s+/g, " ").slice(0, 160)); };
  const roots = [document];
  for (let i = 0; i < roots.length; i++)
    for (const el of roots[i].querySelectorAll("*")) if (el.shadowRoot) roots.push(el.shadowRoot);
  const elements = roots.flatMap((root) => [...root.querySelectorAll("*")]);
  const seen = (el) => el.checkVisibility?.({ opacityProperty: true, visibilityProperty: true }) ?? true;
  const name = (el) => `${el.tagName.toLowerCase()}.${el.getAttribute("class") ?? ""} “${(el.textContent ?? "").trim().slice(0, 60)}”`;

  // 1. The page is never wider than the window.
  for (const el of [document.scrollingElement, document.querySelector("[data-testid='stMain']")])
    if (el && el.scrollWidth > el.clientWidth + 1) note("wider than the window", `${name(el).slice(0, 60)} ${el.scrollWidth} > ${el.clientWidth}`);

  // 2. No text is cut off where overflow is hidden.
  for (const el of elements) {
    if (!(el instanceof HTMLElement) || !seen(el) || el.clientWidth < 4 || el.clientHeight < 4) continue;
    if (![...el.childNodes].some((n) => n.nodeType === 3 && n.data.trim())) continue;
    for (let box = el, steps = 0; box && steps < 4; box = box.parentElement, steps++) {
      const style = getComputedStyle(box);
      const text = el.getBoundingClientRect(), edge = box.getBoundingClientRect();
      if (edge.width < 4 || edge.height < 4) break;
      if (/hidden|clip/.test(style.overflowX) && (box === el ? el.scrollWidth > el.clientWidth + 1 : text.right > edge.right + 1)) { note("cut off", name(el)); break; }
      if (/hidden|clip/.test(style.overflowY) && (box === el ? el.scrollHeight > el.clientHeight + 4 : text.bottom > edge.bottom + 4)) { note("cut off", name(el)); break; }
      if (/auto|scroll/.test(style.overflowX + style.overflowY)) break;
    }
  }

  // 3. Every word the eye or a screen reader meets.
  const words = [];
  for (const root of roots) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (parent && !/^(script|style|noscript)$/i.test(parent.tagName) && seen(parent) && !parent.closest("[data-testid='stIconMaterial'],[aria-hidden='true'] [data-testid]"))
        words.push([walker.currentNode.data, parent]);
    }
  }

  // 3a. Every number carries the ids of what stands behind it: on its element or one above it, beyond shadow roots too.
  const elsewhere = ".band, nav, .foot, .figctl, [data-choice], .notice, .part.download, code, button.more";
  const above = (el) => el.parentElement ?? el.getRootNode().host ?? null;
  for (const [text, parent] of words) {
    if (!/\d/.test(text)) continue;
    let el = parent, carries = false, inMain = false;
    for (; el && !carries; el = above(el)) {
      carries = Boolean(el.dataset?.refs?.trim()) || el.matches(elsewhere);
      inMain ||= el.matches("[data-testid='stMain']");
    }
    if (inMain && !carries) note("number without an id", `${parent.tagName.toLowerCase()} “${text.trim().slice(0, 60)}”`);
  }

  for (const el of elements)
    for (const attribute of ["aria-label", "alt", "title", "placeholder"])
      if (el.hasAttribute(attribute) && seen(el)) words.push([el.getAttribute(attribute), el]);

  // 3b. Chinese letters come from a font, not from empty boxes: a 汉字 is as wide as its size.
  const probe = Object.assign(document.createElement("span"), { textContent: "利州扶贫" });
  probe.style.cssText = "position:absolute;visibility:hidden;font-size:100px;white-space:nowrap;letter-spacing:0";
  (document.querySelector("[data-testid='stMain']") ?? document.body).append(probe);
  const width = probe.getBoundingClientRect().width;
  probe.remove();
  if (width && Math.abs(width - 400) > 20) note("Chinese without a font", `${getComputedStyle(document.body).fontFamily}: ${width} px for four letters of 100 px`);

  // 3c. No two words of a picture lie on one another (a halo is the same word drawn twice).
  for (const svg of elements.filter((el) => el.tagName === "svg" && !el.closest("svg svg, button, [data-testid='stIconMaterial']"))) {
    const texts = [...svg.querySelectorAll("text")].filter((el) => el.textContent.trim() && seen(el))
      .map((el) => [el.textContent.trim(), el.getBoundingClientRect()]);
    for (let i = 0; i < texts.length; i++)
      for (let j = i + 1; j < texts.length; j++) {
        const [a, p] = texts[i], [b, q] = texts[j];
        const wide = Math.min(p.right, q.right) - Math.max(p.left, q.left), high = Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top);
        const small = Math.min(p.width * p.height, q.width * q.height);
        if (a !== b && wide > 2 && high > 2 && wide * high > 0.2 * small) note("words on one another", `“${a}” and “${b}”`);
      }
  }

  // 4. Every figure says how its numbers are known and what they count.
  const say = (el, part) => (el.querySelector(part)?.textContent ?? "").trim();
  for (const el of document.querySelectorAll(".fig")) {
    if (!say(el, ".figfoot .mark")) note("figure without a mark", name(el));
    if (!say(el, ".figtitle .sub")) note("figure that does not say what is counted, where, when, in which unit", name(el));
  }
  for (const el of document.querySelectorAll(".tile")) {
    if (!say(el, ".mark")) note("key figure without a mark", name(el));
    if (/\d\s*$/.test(say(el, ".value"))) note("key figure without a unit", name(el));
  }
  return { faults: Object.fromEntries(Object.entries(faults).map(([k, v]) => [k, [...v]])),
    words: words.map(([text, el]) => [text.trim(), el.closest("[lang]")?.lang ?? "", el.closest("code,[data-verbatim]") !== null]).filter(([text]) => text) };
}
