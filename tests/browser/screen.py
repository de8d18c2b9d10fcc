"""The app on a screen: going to pages, waiting until they stand still, finding things as a person would."""

from playwright.sync_api import Locator, Page, expect

_IS_IDLE = """() =>
    !document.querySelector('[data-testid=stStatusWidget]')
    && !document.querySelector('[data-stale=true]')
    && !document.querySelector('[data-testid=stSkeleton]')
    && document.querySelector('[data-testid=stMain] h1')?.checkVisibility()
    && document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'
"""
BETWEEN_LOOKS = 50
"""Milliseconds: whether a page stands is asked that often and not for every frame, which would have to be drawn."""


class Screen:
    """One browser tab with the app in it."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address

    def look(self, *, width: int = 1440, height: int = 900, dark: bool = False) -> "Screen":
        """Make the screen so wide and high, and turn it dark or light."""
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.emulate_media(color_scheme="dark" if dark else "light")
        return self

    def go(self, path: str = "") -> "Screen":
        """Open a page of the app by its address and wait until it is drawn."""
        self.page.goto(f"{self.address}/{path}")
        self.page.wait_for_selector("h1")
        return self.settle()

    def turn_to(self, title: str) -> "Screen":
        """Open a page of the app by the menu."""
        self.page.get_by_test_id("stSidebar").get_by_role("link", name=title, exact=True).click()
        self.is_on(title)
        self.page.mouse.move(900, 5)  # away from the menu, whose help would cover the next link
        return self.settle()

    def is_on(self, title: str) -> None:
        """The page of that title is shown."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text(title)

    def settle(self) -> "Screen":
        """Wait until the script has run and the page stands: twice, as a click takes a moment to arrive."""
        for _ in range(2):
            self.page.wait_for_timeout(200)
            self.page.wait_for_function(_IS_IDLE, polling=BETWEEN_LOOKS)
        return self

    def keyed(self, key: str) -> Locator:
        """The widget or container with this key."""
        return self.page.locator(f".st-key-{key}")

    def field(self, begins: str) -> Locator:
        """The field of a draft whose key begins with its form and name; it ends with the version and round it shows."""
        return self.page.locator(f"[class*=st-key-{begins}-]").locator("input, textarea").first

    def type(self, key: str, text: str) -> None:
        """Type into the field with this key and leave it."""
        self.fill(self.keyed(key).locator("input, textarea").first, text)

    def fill(self, field: Locator, text: str) -> None:
        """Type into a field and leave it."""
        field.fill(text)
        field.press("Tab")
        self.settle()

    def press(self, key: str) -> None:
        """Press the button with this key."""
        self.keyed(key).locator("button").first.click()
        self.settle()

    def says(self, text: str) -> None:
        """The page shows this text."""
        expect(self.page.get_by_text(text).first).to_be_visible()
