using Aetherion.Lab.Evaluation;

namespace Aetherion.Lab.Tests.Evaluation;

public sealed class TrialLogTests
{
    [Fact]
    public void The_least_loss_is_best_and_every_trial_counts()
    {
        TrialLog log = new();
        log.Add("a", 2);
        log.Add("b", 1);
        log.Add("c", 1);
        log.Count.ShouldBe(3);
        log.Best.Configuration.ShouldBe("b");
        log.Best.Hash.ShouldBe(DataHash.Of("b"));
    }

    [Fact]
    public void A_trial_without_a_loss_is_refused()
    {
        TrialLog log = new();
        Should.Throw<ArgumentException>(() => log.Add("a", double.NaN));
        Should.Throw<InvalidOperationException>(() => log.Best);
        log.Count.ShouldBe(0);
    }
}
