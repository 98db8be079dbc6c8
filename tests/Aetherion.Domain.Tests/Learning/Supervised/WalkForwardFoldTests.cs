using Aetherion.Domain.Learning.Supervised;

namespace Aetherion.Domain.Tests.Learning.Supervised;

public sealed class WalkForwardFoldTests
{
    private static readonly long[] Times = [.. Enumerable.Range(0, 1_000).Select(row => row * 10L)];

    [Fact]
    public void Folds_fit_on_the_past_and_judge_stretches_that_do_not_overlap()
    {
        IReadOnlyList<WalkForwardFold> folds = WalkForwardFold.Split(Times, 3, 0.4, 60, 200);
        folds.Select(fold => fold.FirstJudged).ShouldBe([420, 620, 820]);
        folds.Select(fold => fold.JudgedCount).ShouldBe([180, 180, 180]);
        // A label of row 393 is known at 3930 + 60 = 3990, before 4000; that of row 394 only then.
        folds.Select(fold => fold.FittedCount).ShouldBe([394, 594, 794]);
    }

    [Fact]
    public void Rows_that_fall_in_time_or_do_not_suffice_are_refused()
    {
        Should.Throw<ArgumentException>(() => WalkForwardFold.Split([3, 2, 4, 5], 1, 0.5, 0, 0))
            .Message.ShouldContain("Row 1");
        Should.Throw<ArgumentException>(() => WalkForwardFold.Split(Times, 3, 0.4, 60, 5_000))
            .Message.ShouldContain("fewer folds");
        Should.Throw<ArgumentException>(() => WalkForwardFold.Split(Times, 3, 0.4, 1_000_000, 0));
        Should.Throw<ArgumentException>(() => WalkForwardFold.Split(Times, 3, 1, 0, 0));
    }
}
