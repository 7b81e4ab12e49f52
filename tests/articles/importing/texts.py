"""Texts of the shape that a clinic's old website gives when a page is copied."""

ARTICLE = """We're Now Accepting New Patients!

Why a Short Walk Helps Your Blood Sugar

Written by\u00a0 Example Clinic of Walking on\u00a0 March 4, 2024

Moving a little after a meal is one of the oldest pieces of advice there is. It asks for nothing but shoes.

What Happens in the Muscle

A working muscle takes up sugar from the blood. This has been described for decades, and the review by Roe and Doe sums it up. (1)

How Little Is Enough?

Small habits count (at any age). People who keep them say that mornings are easiest. (2,3)

A Last Word

Start where you are [1-3]. See a clinician first if walking hurts (99).


  1. Roe J, Doe A. Walking after meals: a review. Example J Med. 2020 Oct 19;17(20):7618. doi: 10.1000/exj17207618. PMID: 11111111; PMCID: PMC1111111.
  2. van der Example S. Habits of walkers. Example Rev. 2021 Dec 1;8(10):15-7. doi: 10.1000/exr810. Erratum in: Example Rev. 2021 Dec 21;8(12): PMID: 22222222; PMCID: PMC2222222.
  3. Soe B, Toe C, Zoe D. Mornings. Example Lett. 2022;3:1002266. PMID: 33333333.

Our Newsletter

Health in your mailbox - Sign Up for the Example Clinic Newsletter Today!

Related Posts

What our Patients say about us"""  # noqa: E501  one paragraph a line, as pages are copied
