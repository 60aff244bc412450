import type { EChartsCoreOption, EChartsType } from 'echarts/core'
import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { theme } from '../styles/theme.ts'
import { ownFrame } from './own-frame.ts'
import { useInView } from './use-in-view.ts'

interface ChartProps {
  /** An ECharts option object. Make it with `useMemo`: a new object is drawn anew. Leave colours out: the theme has them. */
  readonly option: EChartsCoreOption
  /** What the chart shows, in words. */
  readonly label: string
  /** Pixels. */
  readonly height?: number
  /** Whether only the series' data ever change: then the chart is brought up to date instead of made anew. */
  readonly isLive?: boolean
}

/** A chart. ECharts is fetched when the first chart comes near the screen. */
export function Chart({ option, label, height = 260, isLive = false }: ChartProps): JSX.Element {
  const host = useRef<HTMLDivElement>(null)
  const chart = useRef<EChartsType>(undefined)
  const latest = useRef(option)
  latest.current = option
  const visible = useInView(host)
  const look = theme.value

  useEffect(() => {
    if (!visible) return
    let live = true
    let dispose = () => {}
    import('./echarts.ts').then(async ({ createChart }) => {
      await ownFrame()
      if (!live || host.current === null) return
      const created = createChart(host.current)
      created.setOption(latest.current)
      chart.current = created
      const observer = new ResizeObserver(() => created.resize())
      observer.observe(host.current)
      dispose = () => {
        observer.disconnect()
        created.dispose()
        chart.current = undefined
      }
    })
    return () => {
      live = false
      dispose()
    }
  }, [visible, look])

  useEffect(() => {
    chart.current?.setOption(option, { notMerge: !isLive, lazyUpdate: true })
  }, [option, isLive])

  return <div ref={host} class="chart" role="img" aria-label={label} style={{ height: `${height}px` }} />
}
