const WIDTH = 24
/** How often a terminal is told, and a log. */
const TERMINAL_MS = 200
const LOG_MS = 5000

/** A bar with the number done, the rate and what is left of the time, as far as the rate so far tells. */
export function progressText(phase: string, done: number, total: number, seconds: number): string {
  const share = total === 0 ? 1 : Math.min(1, done / total)
  const rate = seconds > 0 ? done / seconds : 0
  const filled = Math.round(share * WIDTH)
  const parts = [`${phase} [${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}] ${Math.floor(share * 100)} %`, `${done.toLocaleString('en')} of ${total.toLocaleString('en')}`]
  if (rate > 0) parts.push(`${rate < 10 ? rate.toFixed(1) : Math.round(rate).toLocaleString('en')} a second`)
  if (rate > 0 && done < total) parts.push(`${duration((total - done) / rate)} left`)
  return parts.join(', ')
}

function duration(seconds: number): string {
  const whole = Math.ceil(seconds)
  if (whole < 60) return `${whole} s`
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)]
  return hours > 0 ? `${hours} h ${minutes} min` : `${minutes} min ${whole % 60} s`
}

/** Tells of progress on one line of a terminal, or now and then in a log. Each phase is timed from its first call. */
export function progressBar(): (phase: string, done: number, total: number) => void {
  let [current, began, last] = ['', 0, 0]
  return (phase, done, total) => {
    const now = Date.now()
    if (phase !== current) [current, began, last] = [phase, now, now]
    const { isTTY } = process.stderr
    if (now - last < (isTTY ? TERMINAL_MS : LOG_MS) && (done < total || !isTTY)) return
    last = now
    const text = progressText(phase, done, total, (now - began) / 1000)
    process.stderr.write(isTTY ? `\r\u001b[K${text}${done >= total ? '\n' : ''}` : `${text}\n`)
  }
}
