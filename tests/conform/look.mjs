// Looks at a page in Chromium and prints what it saw as JSON.
// usage: node look.mjs NODE_FOLDER BROWSER PAGE.html
//   axe       view → axe-core's violations, WCAG 2.0 to 2.2 A and AA and best practice
//   text      view → the text shown, "no script" among them
//   fetched   what the page asked for outside itself, and faults while loading
//   overflow  what is wider than a 320 px screen, also with the text spacing of WCAG 1.4.12
//   keyboard  what Tab is to reach (links, frames that scroll), how much of it it reaches, what of it shows no focus, and
//             where the first one leads
import fs from 'node:fs'
import path from 'node:path'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const [home, browserPath, file] = process.argv.slice(2)
const load = createRequire(path.join(home, 'package.json'))
const puppeteer = load('puppeteer-core')
const axeSource = fs.readFileSync(load.resolve('axe-core/axe.min.js'), 'utf8')
const url = pathToFileURL(path.resolve(file)).href
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice']
const views = {
  'wide light': { width: 1280, scheme: 'light' },
  'wide dark': { width: 1280, scheme: 'dark' },
  'narrow light': { width: 320, scheme: 'light' },
  'narrow dark': { width: 320, scheme: 'dark' },
  print: { width: 794, scheme: 'light', media: 'print' },
}
const spacing = '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }'
const seen = { axe: {}, text: {}, fetched: [], overflow: [], keyboard: null }

const shownText = () => document.body.innerText
const tooWide = () => {
  const width = document.documentElement.clientWidth
  const wide = [...document.body.querySelectorAll('*')].filter(element => element.getBoundingClientRect().right > width + 1)
  return document.documentElement.scrollWidth > width + 1 ? wide.slice(0, 5).map(element => element.outerHTML.slice(0, 80)) : []
}
const focused = () => {
  const element = document.activeElement
  if (element === document.body || element.dataset.seen) return null
  element.dataset.seen = 'yes'
  const style = getComputedStyle(element), box = element.getBoundingClientRect()
  const ring = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none'
  const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
  return { name: element.outerHTML.slice(0, 80), target: element.getAttribute('href'), shown: ring && inside }
}

async function open(browser, view, script) {
  const page = await browser.newPage()
  page.on('request', request => { if (!request.url().startsWith('data:') && request.url() !== url) seen.fetched.push(request.url()) })
  page.on('pageerror', problem => seen.fetched.push(problem.message))
  page.on('console', message => { if (message.type() === 'error') seen.fetched.push(message.text()) })
  await page.setJavaScriptEnabled(script)
  await page.setViewport({ width: view.width, height: 900 })
  await page.emulateMediaType(view.media ?? 'screen')
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: view.scheme }])
  await page.goto(url, { waitUntil: 'load', timeout: 60000 })
  return page
}

async function judge(page, name) {
  await page.evaluate(axeSource)
  const found = await page.evaluate(values => axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] }), tags)
  seen.axe[name] = found.violations.flatMap(rule => rule.nodes.slice(0, 5).map(node => `${rule.id}: ${rule.help} at ${node.target.join(' ')}`))
}

async function tab(page) {
  const stops = await page.evaluate(() => [...document.querySelectorAll('a[href], summary, button, [tabindex="0"]')].filter(element => element.checkVisibility()).length)
  const keyboard = { stops, reached: 0, unseen: [], first: '' }
  for (let step = 0; step <= stops; step++) {
    await page.keyboard.press('Tab')
    const at = await page.evaluate(focused)
    if (!at) break
    if (step === 0) keyboard.first = at.target ?? ''
    keyboard.reached++
    if (!at.shown) keyboard.unseen.push(at.name)
  }
  return keyboard
}

// Root, as on build servers, may not use the sandbox; a host map to nowhere keeps the page off the network.
const browser = await puppeteer.launch({
  executablePath: browserPath, headless: true, protocolTimeout: 300000,
  args: ['--no-sandbox', '--disable-dev-shm-usage', '--host-resolver-rules=MAP * ~NOTFOUND'],
})
try {
  const still = await open(browser, views['wide light'], false)   // axe needs scripts, so this page is for its text only
  seen.text['no script'] = await still.evaluate(shownText)
  for (const [name, view] of Object.entries(views)) {
    const page = await open(browser, view, true)
    seen.text[name] = await page.evaluate(shownText)
    await judge(page, name)
    if (view.width === 320) {
      seen.overflow.push(...await page.evaluate(tooWide))
      await page.addStyleTag({ content: spacing })
      seen.overflow.push(...await page.evaluate(tooWide))
    }
    if (name === 'wide dark') seen.keyboard = await tab(page)
    await page.close()
  }
} finally {
  await browser.close()
}
console.log(JSON.stringify(seen))
