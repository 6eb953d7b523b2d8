// A page that has grown old: what still runs is reckoned anew on the visitor's day, and said to be. Words are replaced by
// words in their places; nothing moves, and nothing is announced that the visitor did not ask for.
const SOON = 30;
const TONE = { Overdue: "bad", "Due soon": "mixed", "Not yet due": "plain" };

const midnight = (iso) => Date.parse(`${iso}T00:00:00Z`);
const days = (number) => `${number.toLocaleString("en-GB")} ${number === 1 ? "day" : "days"}`;

/** What is said of a running clock with so many days left; the program that made the page says it in the same words. */
export function told(kind, left) {
  if (left < 0) return ["Overdue", `${days(-left)} ${kind === "implementation" ? "past its date" : "late"}`];
  return [left <= SOON ? "Due soon" : "Not yet due", left ? `${days(left)} left` : "this is the last day"];
}

/** Reckons a page's clocks anew, if it was made before today. */
export function refresh(page, now) {
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  const stated = page.querySelectorAll(".clock-day time");
  if (![...stated].some((time) => time.dateTime < today)) return;
  for (const clock of page.querySelectorAll("[data-clock]")) {
    const left = Math.round((midnight(clock.dataset.last) - midnight(today)) / 86_400_000);
    const [label, counted] = told(clock.dataset.clock, left);
    const tag = clock.querySelector(".tag");
    tag.textContent = label;
    tag.className = `tag tag-${TONE[label]}`;
    clock.querySelector(".clock-days").textContent = counted;
  }
  const long = now.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  for (const time of stated) {
    time.dateTime = today;
    time.textContent = `today, ${long}`;
  }
}

refresh(document, new Date());
