import Link from 'next/link';
import type { ReactNode } from 'react';

export const metadata = { title: 'A page with Next.js', icons: 'data:,' };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <nav>
          <Link href="/away">Away</Link> <Link href="/">Back</Link>
        </nav>
        {children}
      </body>
    </html>
  );
}
