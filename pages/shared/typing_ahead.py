"""Typing ahead: what is typed into a table while the field over its cell is still opening waits for that field.

Left alone, each letter that comes before the field stands begins the cell anew, and a double click may close the field
that its own second click has opened: of a name typed quickly, letters were lost, or all of it.
"""

import streamlit as st

_WAIT_FOR_THE_FIELD = """
export default function () {
  const settled = 60, opens = 1200, clicked = 150, patience = 4000
  const waiting = []
  let quiet_from = 0  // until then the grid is opening or closing a field
  let since = 0  // when the first of those waiting was typed
  let is_opening = false, beat = 0
  const now = () => performance.now()
  const isGrid = one => Boolean(one?.closest?.('canvas[data-testid=data-grid-canvas]'))
  const isField = one => Boolean(one?.matches?.('#portal :is(textarea, input)'))
  const isLetter = key => key.key.length === 1 && key.key !== ' ' && !key.ctrlKey && !key.metaKey && !key.altKey
  const later = pause => {
    quiet_from = Math.max(quiet_from, now() + pause)
    beat ||= setInterval(deliver, 20)
  }
  const opening = () => {
    is_opening = true
    later(opens)
  }
  const hand_over = () => {
    const { key, code, keyCode, shiftKey } = waiting.shift()
    const one = document.activeElement
    if (isField(one) && key.length === 1) return document.execCommand('insertText', false, key)
    one.dispatchEvent(
      new KeyboardEvent('keydown', { key, code, keyCode, shiftKey, bubbles: true, cancelable: true, composed: true })
    )
    if (isField(one)) later(clicked)
    else if (key.length === 1 && key !== ' ') opening()
  }
  const deliver = () => {
    if (now() - since > patience) waiting.length = 0
    while (waiting.length && now() >= quiet_from) hand_over()
    if (waiting.length || now() < quiet_from) return
    clearInterval(beat)
    beat = 0
  }
  const pressed = event => {
    if (!event.isTrusted || event.isComposing) return
    const is_busy = waiting.length || now() < quiet_from
    if (!is_busy && !isGrid(event.target)) return
    if (['Shift', 'Control', 'Alt', 'Meta', 'Dead', 'Process'].includes(event.key)) return
    if (is_busy) {
      event.preventDefault()
      event.stopImmediatePropagation()
      if (!waiting.length) since = now()
      const { key, code, keyCode, shiftKey } = event
      waiting.push({ key, code, keyCode, shiftKey })
    } else if (isLetter(event)) opening()
  }
  const focused = event => {
    if (!isField(event.target) || !is_opening) return
    is_opening = false
    quiet_from = now() + settled
  }
  const pointed = event => { if (event.target.closest?.('[data-testid=stDataFrame]')) later(clicked) }
  const heard = { keydown: pressed, focusin: focused, mousedown: pointed, mouseup: pointed, dblclick: pointed }
  for (const [name, hear] of Object.entries(heard)) document.addEventListener(name, hear, true)
  return () => {
    clearInterval(beat)
    for (const [name, hear] of Object.entries(heard)) document.removeEventListener(name, hear, true)
  }
}
"""
_keeper = st.components.v2.component("typing_ahead", js=_WAIT_FOR_THE_FIELD)


def watch() -> None:
    """Have the browser keep what is typed ahead into the tables of the page; it takes no room."""
    _keeper(key="typing_ahead", height=0)
