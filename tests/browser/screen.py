"""The app on a screen: going to pages, waiting until they stand still, finding things as a person would."""

from playwright.sync_api import Locator, Page, expect


class Screen:
    """One browser tab with the app in it."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address

    def go(self, path: str = "") -> "Screen":
        """Open a page of the app by its address and wait until it is drawn."""
        self.page.goto(f"{self.address}/{path}")
        self.page.wait_for_selector("h1")
        return self.settle()

    def settle(self) -> "Screen":
        """Wait until the script has run and nothing is stale."""
        self.page.wait_for_timeout(250)
        self.page.wait_for_function(
            "() => !document.querySelector('[data-testid=stStatusWidget]')"
            " && document.querySelector('[data-testid=stApp]')?.dataset.testScriptState !== 'running'"
        )
        self.page.wait_for_timeout(250)
        return self

    def keyed(self, key: str) -> Locator:
        """The widget or container with this key."""
        return self.page.locator(f".st-key-{key}")

    def type(self, key: str, text: str) -> None:
        """Type into the field with this key and leave it."""
        field = self.keyed(key).locator("input, textarea").first
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
