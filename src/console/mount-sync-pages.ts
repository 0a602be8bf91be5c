import { mountChanges } from './pages/sync-changes.tsx'
import { mountMap } from './pages/sync-map.tsx'
import { mountMend } from './pages/sync-mend.tsx'
import { mountPartners } from './pages/sync-partners.tsx'
import { mountPush } from './pages/sync-push.tsx'
import { mountPushAgain } from './pages/sync-push-again.ts'
import { mountRejected } from './pages/sync-rejected.tsx'
import { mountSource } from './pages/sync-source.tsx'
import { mountSourcePosts } from './pages/sync-source-posts.ts'
import { mountSubscriber } from './pages/sync-subscriber.tsx'
import { mountSubscriberPosts } from './pages/sync-subscriber-posts.tsx'
import { mountSubscribers } from './pages/sync-subscribers.tsx'
import { mountSyncUpload } from './pages/sync-upload.tsx'
import type { ConsoleApp } from './visit.ts'

/** The pages about what partner systems bring and take. */
export const mountSyncPages = (app: ConsoleApp): void => {
  mountPartners(app)
  mountSource(app)
  mountSourcePosts(app)
  mountPush(app)
  mountRejected(app)
  mountMend(app)
  mountSyncUpload(app)
  mountPushAgain(app)
  mountMap(app)
  mountSubscribers(app)
  mountSubscriber(app)
  mountSubscriberPosts(app)
  mountChanges(app)
}
