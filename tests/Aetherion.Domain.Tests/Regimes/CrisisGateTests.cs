using Aetherion.Domain.Regimes;
using Aetherion.Domain.Tests.Causality;

namespace Aetherion.Domain.Tests.Regimes;

public sealed class CrisisGateTests
{
    private static readonly CrisisGateOptions Options = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Crisis_holds_about_its_share_whatever_the_level_does(int seed)
    {
        double[] calm = Walk(seed, 60_000, -7);
        double[] storm = [.. Walk(seed + 10, 60_000, -7).Select((value, bar) => value + (bar > 30_000 ? 1.5 : 0))];
        ShareAfter(calm, 20_000).ShouldBeInRange(0.02, 0.1);
        ShareAfter(storm, 20_000).ShouldBeInRange(0.02, 0.1);
    }

    [Fact]
    public void A_higher_forecast_is_never_less_of_a_crisis()
    {
        double[] past = Walk(3, 5000, -7);
        double before = 0;
        for (double value = -9; value < -5; value += 0.05)
        {
            CrisisGate gate = Fed(past);
            double probability = gate.Update(value, 0);
            probability.ShouldBeInRange(before, 1);
            before = probability;
        }

        before.ShouldBeGreaterThan(CrisisGate.EnterProbability);
    }

    [Fact]
    public void Before_it_has_learnt_the_score_decides()
    {
        CrisisGate gate = new(Options);
        gate.Update(-7, Options.LearningEnterScore).ShouldBe(CrisisGate.EnterProbability, 1e-12);
        gate.IsCrisis.ShouldBeTrue();
        gate.Update(-7, Options.LearningExitScore + 0.01);
        gate.IsCrisis.ShouldBeTrue();
        gate.Update(-7, Options.LearningExitScore - 0.01);
        gate.IsCrisis.ShouldBeFalse();
    }

    [Fact]
    public void The_bar_rises_in_a_storm_and_falls_in_a_calm()
    {
        CrisisGate gate = new(Options);
        for (int bar = 0; bar < 500; bar++)
            gate.Update(-7, 3);
        gate.Tail.ShouldBeLessThan(Options.TargetShare);
        double least = gate.Tail;
        for (int bar = 0; bar < 50_000; bar++)
            gate.Update(-8, -3);
        gate.Tail.ShouldBeGreaterThan(least);
        gate.Tail.ShouldBeLessThanOrEqualTo(Options.TailMax);
    }

    [Fact]
    public void It_goes_on_bit_by_bit_after_a_restore()
    {
        CrisisGate whole = new(Options);
        CrisisGate restored = new(Options);
        foreach (double value in Walk(4, 4000, -7))
        {
            restored.Update(value, value + 7).ShouldBe(whole.Update(value, value + 7));
            restored = Copy(restored);
        }
    }

    [Fact]
    public void After_years_without_bars_a_storm_of_then_does_not_hide_what_is_a_crisis_now()
    {
        double[] storm = Walk(7, 60_000, -4);
        double[] calm = Walk(8, 20_000, -7);
        CrisisGate late = Fed(storm);
        late.Forget(15L * 365 * 1440);
        ShareOf(late, calm).ShouldBeInRange(0.02, 0.1);
        ShareOf(Fed(storm), calm).ShouldBe(0);
    }

    [Fact]
    public void A_short_outage_hardly_changes_what_was_learnt()
    {
        double[] past = Walk(3, 20_000, -7);
        CrisisGate whole = Fed(past);
        CrisisGate interrupted = Fed(past);
        interrupted.Forget(180);
        interrupted.Tail.ShouldBe(whole.Tail, 1e-3);
        interrupted.Update(-6.5, 0).ShouldBe(whole.Update(-6.5, 0), 0.02);
        Should.Throw<ArgumentOutOfRangeException>(() => whole.Forget(-1));
    }

    [Fact]
    public void It_sees_the_past_alone() =>
        FutureCheck.FindBreach<double, double>(Walk(5, 6000, -7), Run, (value, random) => value + random.NextDouble())
            .ShouldBeNull();

    [Fact]
    public void A_leak_of_one_bar_is_found() =>
        FutureCheck.FindBreach<double, double>(
            Walk(5, 6000, -7), values => Run([.. values.Skip(1), -7]), (value, random) => value + random.NextDouble())
            .ShouldNotBeNull();

    [Fact]
    public void Options_out_of_range_are_refused_by_name()
    {
        CrisisGateOptions[] wrong =
        [
            Options with { TargetShare = 0 }, Options with { HalfLife = 0 }, Options with { AdaptationRate = -1 },
            Options with { TailMin = 0.2 }, Options with { ExitFactor = 1 }, Options with { LearningBars = 0 },
            Options with { LearningExitScore = 3 }, Options with { AdaptationReserve = double.NaN },
        ];
        foreach (CrisisGateOptions each in wrong)
            Should.Throw<ArgumentException>(() => new CrisisGate(each)).Message.ShouldContain("must be");
    }

    private static double[] Run(IReadOnlyList<double> values)
    {
        CrisisGate gate = new(Options);
        return [.. values.Select(value => gate.Update(value, value + 7))];
    }

    private static CrisisGate Fed(double[] values)
    {
        CrisisGate gate = new(Options);
        foreach (double value in values)
            gate.Update(value, value + 7);
        return gate;
    }

    private static double ShareOf(CrisisGate gate, double[] values) => values.Count(value =>
    {
        gate.Update(value, value + 7);
        return gate.IsCrisis;
    }) / (double)values.Length;

    private static double ShareAfter(double[] values, int burnIn)
    {
        CrisisGate gate = new(Options);
        int count = 0;
        for (int bar = 0; bar < values.Length; bar++)
        {
            gate.Update(values[bar], values[bar] + 7);
            count += bar >= burnIn && gate.IsCrisis ? 1 : 0;
        }

        return count / (double)(values.Length - burnIn);
    }

    /// <summary>A slow walk round a level, as forecasts are.</summary>
    private static double[] Walk(int seed, int count, double level)
    {
        Random random = new(seed);
        double value = 0;
        return [.. Enumerable.Range(0, count).Select(_ =>
            level + (value = (0.99 * value) + (0.12 * (random.NextDouble() - 0.5))))];
    }

    private static CrisisGate Copy(CrisisGate gate)
    {
        using MemoryStream stream = new();
        using (BinaryWriter writer = new(stream, System.Text.Encoding.UTF8, leaveOpen: true))
            gate.Save(writer);
        stream.Position = 0;
        CrisisGate copy = new(Options);
        copy.Restore(new BinaryReader(stream));
        return copy;
    }
}
