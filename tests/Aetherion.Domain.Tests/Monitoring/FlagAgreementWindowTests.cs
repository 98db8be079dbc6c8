using Aetherion.Domain.Monitoring;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Monitoring;

public sealed class FlagAgreementWindowTests
{
    private const int BarCountMax = 40;
    private const double Tolerance = 1e-12;

    [Fact]
    public void Counts_and_kappa_are_those_of_the_last_bars_counted_again()
    {
        FlagAgreementWindow window = new(BarCountMax);
        (window.BarCount, window.Kappa).ShouldBe((0, null));
        Random random = new(5);
        List<(bool Champion, bool Challenger)> flags = [];
        for (int bar = 0; bar < 300; bar++)
        {
            bool champion = random.Next(5) == 0;
            (bool Champion, bool Challenger) pair = (champion, random.Next(3) == 0 ? random.Next(5) == 0 : champion);
            flags.Add(pair);
            window.Add(Bar(pair.Champion), Bar(pair.Challenger));
            (bool Champion, bool Challenger)[] last = [.. flags.TakeLast(BarCountMax)];
            (window.BarCount, window.Both, window.ChampionOnly, window.ChallengerOnly).ShouldBe((
                last.Length,
                last.Count(of => of is (true, true)),
                last.Count(of => of is (true, false)),
                last.Count(of => of is (false, true))));
            double? kappa = KappaOf(last);
            window.Kappa.HasValue.ShouldBe(kappa.HasValue);
            window.Kappa.GetValueOrDefault().ShouldBe(kappa.GetValueOrDefault(), Tolerance);
        }
    }

    [Theory]
    [InlineData(new[] { 3, 0, 0, 3 }, 1.0)]
    [InlineData(new[] { 3, 1, 2, 0 }, 0.0)]
    [InlineData(new[] { 1, 2, 1, 2 }, -1.0)]
    [InlineData(new[] { 0, 0, 0, 0 }, null)]
    [InlineData(new[] { 3, 3, 3, 3 }, null)]
    [InlineData(new[] { 1, 0, 0, 0 }, 0.0)]
    public void Kappa_is_one_for_the_same_flags_nothing_for_chance_and_not_known_where_there_is_nothing_to_tell(
        int[] flags, double? expected)
    {
        FlagAgreementWindow window = new(BarCountMax);
        foreach (int flag in flags)
            window.Add(Bar((flag & 1) != 0), Bar((flag & 2) != 0));
        window.Kappa.HasValue.ShouldBe(expected.HasValue);
        window.Kappa.GetValueOrDefault().ShouldBe(expected.GetValueOrDefault(), Tolerance);
    }

    [Fact]
    public void A_bar_at_which_either_lacks_its_threshold_is_left_out_and_an_alarm_is_no_flag()
    {
        FlagAgreementWindow window = new(BarCountMax);
        BarAnomaly early = new(8, null, AnomalyLevel.Alarm, [8]);
        window.Add(default, Bar(true));
        window.Add(Bar(true), default);
        window.Add(early, Bar(true));
        window.Add(Bar(true), early);
        window.BarCount.ShouldBe(0);
        window.Add(new BarAnomaly(8, 9, AnomalyLevel.Alarm, [8]), Bar(true));
        (window.BarCount, window.Both, window.ChallengerOnly).ShouldBe((1, 0, 1));
        window.Reset();
        (window.BarCount, window.ChallengerOnly, window.Kappa).ShouldBe((0, 0, null));
    }

    [Fact]
    public void Restored_it_goes_on()
    {
        FlagAgreementWindow window = new(3);
        foreach (bool flag in (bool[])[true, false, true, true])
            window.Add(Bar(flag), Bar(!flag));
        FlagAgreementWindow restored = new(3);
        restored.Add(Bar(true), Bar(true));
        restored.Restore(window.Save());
        foreach (FlagAgreementWindow of in (FlagAgreementWindow[])[window, restored])
            of.Add(Bar(true), Bar(true));
        restored.Save().ShouldBe(window.Save());
        restored.Save().ShouldBe([1, 1, 3]);
        Should.Throw<InvalidDataException>(() => restored.Restore([4])).Message.ShouldContain("flags");
    }

    /// <summary>By the definition, over the four cells of the table.</summary>
    private static double? KappaOf((bool Champion, bool Challenger)[] bars)
    {
        bool[] answers = [true, false];
        double observed = bars.Average(of => of.Champion == of.Challenger ? 1.0 : 0);
        double expected = answers.Sum(answer =>
            bars.Average(of => of.Champion == answer ? 1.0 : 0) * bars.Average(of => of.Challenger == answer ? 1.0 : 0));
        return expected == 1 ? null : (observed - expected) / (1 - expected);
    }

    private static BarAnomaly Bar(bool isFlagged) =>
        new(1, 2, isFlagged ? AnomalyLevel.Anomaly : AnomalyLevel.None, [1]);
}
