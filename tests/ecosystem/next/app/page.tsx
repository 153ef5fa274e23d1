import { Playground } from './playground';

export default function Page() {
  return <Playground />;
}
