"""Who may stand in the register twice, above it, with the way to merge them."""

import streamlit as st

from pages.shared import visit
from pages.shared.stakeholders import merge_dialog
from pages.shared.stakeholders.known import alike
from pages.shared.text import count, plain
from planner.access.visitor import Permission

_MOST = 5


def show() -> None:
    """A fold with the likeliest pairs, for those who may merge them; nothing where there are none."""
    pairs = alike() if visit.may(Permission.EDIT_PEOPLE) else ()
    if not pairs:
        return
    fold = st.expander(
        f"{count(len(pairs), 'pair')} may be the same person",
        key="stakeholders_twice",
        icon=":material/group:",
        on_change="rerun",
    )
    if fold.open:
        with fold:
            for pair in pairs[:_MOST]:
                with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                    names = f"{plain(pair.one.name)} and {plain(pair.other.name)}"
                    st.markdown(f"{names}  \n:gray[{plain(pair.why)}]", width="stretch")
                    st.button(
                        "Compare",
                        key=f"compare-{pair.one.id}-{pair.other.id}",
                        icon=":material/merge:",
                        on_click=merge_dialog.ask,
                        args=(pair.one.id, pair.other.id),
                    )
            if len(pairs) > _MOST:
                st.caption(f"and {len(pairs) - _MOST} more; they come once these are merged.")
