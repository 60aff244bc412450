/** What all figures share. */
export const theme = {
  /** The first is shipped with the package for PNGs; the others have Korean on macOS, Windows, Android and Linux. */
  fontFamily:
    "'Noto Sans KR', 'Noto Sans CJK KR', Pretendard, 'Apple SD Gothic Neo', 'Malgun Gothic', NanumGothic, system-ui, sans-serif",
  background: '#ffffff',
  text: '#1f2933',
  quietText: '#5f6b7a',
  line: '#c3cad3',
  grid: '#e6eaef',
  blue: '#1f77b4',
  orange: '#ff7f0e',
  /** One a series, the most different ones first. */
  series: [
    '#1f77b4',
    '#ff7f0e',
    '#2ca02c',
    '#d62728',
    '#9467bd',
    '#8c564b',
    '#e377c2',
    '#7f7f7f',
    '#bcbd22',
    '#17becf',
  ],
  right: '#1a7f4b',
  wrong: '#c2330f',
} as const
