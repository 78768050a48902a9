"""What a first visit on a phone costs: weight, requests, when the largest part is painted, what moves.

Chromium with an empty cache, 390 × 844, slow 4G as Lighthouse throttles it (150 ms, 1.6 Mbit/s), a
processor four times slower.
"""

from statistics import median
from typing import Any

from tests.bench.site import Served

VISITS = 3
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "locale": "fr"}
SLOW_4G = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6e6 / 8,
    "uploadThroughput": 750e3 / 8,
}
WATCH = """
window.seen = {lcp: 0, cls: 0};
const see = (type, take) => new PerformanceObserver(list => list.getEntries().forEach(take))
  .observe({type, buffered: true});
see('largest-contentful-paint', entry => { seen.lcp = entry.startTime; });
see('layout-shift', entry => { if (!entry.hadRecentInput) seen.cls += entry.value; });
"""


def measure(made: Served) -> None:
    """Visit every kind of page, and print a table."""
    from playwright.sync_api import sync_playwright

    from tests.conftest import CHROMIUM

    if CHROMIUM is None:
        print("\nNo Chromium: first visits were not measured.")
        return
    print("\n| first visit | kB | requests | largest part painted, ms | layout shift |")
    print("| --- | --- | --- | --- | --- |")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for name, path in made.pages.items():
            address = f"http://{made.site.environment['BIND']}{path}"
            visits = [visit(browser, address) for _visit in range(VISITS)]
            kb, requests, lcp, cls = (median(values) for values in zip(*visits, strict=True))
            print(f"| {name} | {kb / 1000:.0f} | {requests} | {lcp:.0f} | {cls:.3f} |", flush=True)
        browser.close()


def visit(browser: Any, address: str) -> tuple[int, int, float, float]:
    """Bytes over the wire, requests, milliseconds to the largest paint, layout shift."""
    context = browser.new_context(**PHONE)
    page = context.new_page()
    wire = context.new_cdp_session(page)
    asked: set[str] = set()
    sizes: dict[str, int] = {}
    wire.on("Network.requestWillBeSent", lambda event: asked.add(event["requestId"]))
    wire.on(
        "Network.loadingFinished",
        lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}),
    )
    wire.send("Network.enable")
    wire.send("Network.emulateNetworkConditions", SLOW_4G)
    wire.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.add_init_script(WATCH)
    page.goto(address, wait_until="load", timeout=120_000)
    page.wait_for_timeout(1_000)
    seen = page.evaluate("window.seen")
    context.close()
    return sum(sizes.values()), len(asked), seen["lcp"], seen["cls"]
