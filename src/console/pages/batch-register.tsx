import type { CityCluster } from '../../access/city-cluster.ts'
import { forbid } from '../../access/rights.ts'
import { registerItemBatch } from '../../recognition/register-item-batch.ts'
import { registerPublishedBatch } from '../../recognition/register-published-batch.ts'
import { markedSheet } from '../../report/marked-sheet.ts'
import { readForm, type SentForm } from '../forms.ts'
import { inCluster } from '../in-cluster.ts'
import { PageHead } from '../parts/page-head.tsx'
import { type ListUpload, readListUpload } from '../read-list-upload.ts'
import { refuse, show } from '../respond.tsx'
import type { ConsoleApp, ConsoleContext, Visit } from '../visit.ts'
import { uploadWords } from '../words/batch-words.ts'
import { wordsIn } from '../words/speak.ts'
import { BatchRegisterForm } from './batch-register-form.tsx'
import { BatchRegistered, type RegistrationShown } from './batch-registered.tsx'

/** Hands the rows to the verb: a batch of past years if it says when it was published. */
const register = (
  { hub, caller }: Visit,
  cluster: CityCluster,
  form: SentForm,
  upload: ListUpload,
  dryRun: boolean,
) => {
  const input = {
    cluster: cluster.code,
    ordinal: Number(form.text('ordinal') || Number.NaN),
    title: form.text('title'),
    documentNumber: form.optional('documentNumber'),
    onProblem: form.text('accept') === 'yes' ? ('ACCEPT_VALID' as const) : ('REJECT_ALL' as const),
    dryRun,
  }
  const publishedOn = form.optional('publishedOn')
  return publishedOn === null
    ? registerItemBatch(hub, caller, input, upload.rows)
    : registerPublishedBatch(hub, caller, { ...input, publishedOn }, upload.rows)
}

const showForm = (
  context: ConsoleContext,
  visit: Visit,
  cluster: CityCluster,
  form: SentForm | null,
  shown: RegistrationShown | null,
  status: 200 | 422 = 200,
) => {
  const words = wordsIn(uploadWords, visit.language)
  return show(
    context,
    { title: words.title, cluster, section: 'batches', status },
    <>
      <PageHead title={words.title} note={words.intro} />
      <BatchRegisterForm visit={visit} cluster={cluster} form={form} />
      <div id="outcome" class="columns" aria-live="polite">
        {shown ? <BatchRegistered {...shown} visit={visit} cluster={cluster} /> : null}
      </div>
    </>,
  )
}

/** Registering a batch from a spreadsheet: rehearsed, registered, or the same sheet back with the problems at their cells. */
export const mountBatchRegister = (app: ConsoleApp): void => {
  app.get(
    '/console/:cluster/batches/register',
    inCluster((context, visit, cluster) => {
      const forbidden = forbid(visit.caller, ['SECRETARIAT'], { cluster: cluster.code })
      return forbidden
        ? refuse(context, forbidden.problems, { cluster })
        : showForm(context, visit, cluster, null, null)
    }),
  )
  app.post(
    '/console/:cluster/batches/register',
    inCluster(async (context, visit, cluster) => {
      const words = wordsIn(uploadWords, visit.language)
      const form = await readForm(context)
      const [file, action] = [form.file('file'), form.text('action')]
      if (!file) return showForm(context, visit, cluster, form, { note: words.missing }, 422)
      const upload = await readListUpload(file)
      const { ok, problems } = await register(visit, cluster, form, upload, action !== 'register')
      if (!ok && problems.some(({ code }) => code === 'FORBIDDEN')) return refuse(context, problems, { cluster })
      if (action === 'marked') {
        const source = { name: file.name, bytes: upload.bytes }
        const sheet = await markedSheet(source, problems, visit.language, upload.headerRows())
        if (!sheet) return showForm(context, visit, cluster, form, { note: words.nothingToMark, problems }, 422)
        context.header('content-disposition', 'attachment; filename="marked.xlsx"')
        context.header('content-type', sheet.type)
        return context.body(await sheet.arrayBuffer())
      }
      const shown = { registration: ok ?? null, problems, kept: upload.kept, isCheck: action !== 'register' }
      return showForm(context, visit, cluster, form, shown, ok && (ok.batch || shown.isCheck) ? 200 : 422)
    }),
  )
}
