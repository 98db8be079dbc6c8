using Aetherion.Domain.Monitoring;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Monitoring;

public sealed class AnomalyShareWindowTests
{
    private const int BarCountMax = 7;

    [Fact]
    public void Shares_are_those_of_the_last_bars_counted_again()
    {
        AnomalyShareWindow window = new(BarCountMax);
        (window.BarCount, window.Flagged, window.Alarms).ShouldBe((0, null, null));
        Random random = new(3);
        List<AnomalyLevel> levels = [];
        for (int bar = 0; bar < 60; bar++)
        {
            AnomalyLevel level = (AnomalyLevel)random.Next(4);
            levels.Add(level);
            window.Add(Bar(level));
            AnomalyLevel[] last = [.. levels.TakeLast(BarCountMax)];
            window.BarCount.ShouldBe(last.Length);
            window.Flagged.ShouldBe(last.Average(of => of.HasFlag(AnomalyLevel.Anomaly) ? 1.0 : 0));
            window.Alarms.ShouldBe(last.Average(of => of.HasFlag(AnomalyLevel.Alarm) ? 1.0 : 0));
            window.Save().ShouldBe(last.Select(of => (byte)of));
        }
    }

    [Fact]
    public void A_bar_without_a_rolling_threshold_is_left_out()
    {
        AnomalyShareWindow window = new(BarCountMax);
        window.Add(default);
        window.Add(new BarAnomaly(8, null, AnomalyLevel.Alarm, [8]));
        window.BarCount.ShouldBe(0);
    }

    [Fact]
    public void Restored_it_goes_on_and_of_a_longer_window_with_its_last_bars()
    {
        AnomalyShareWindow window = new(BarCountMax);
        foreach (int level in (int[])[3, 0, 1, 2, 0, 0, 1, 1, 0])
            window.Add(Bar((AnomalyLevel)level));
        AnomalyShareWindow restored = new(BarCountMax);
        restored.Add(Bar(AnomalyLevel.Alarm));
        restored.Restore(window.Save());
        foreach (AnomalyShareWindow of in (AnomalyShareWindow[])[window, restored])
            of.Add(Bar(AnomalyLevel.Alarm));
        restored.Save().ShouldBe(window.Save());
        (restored.Flagged, restored.Alarms).ShouldBe((window.Flagged, window.Alarms));
        AnomalyShareWindow shorter = new(3);
        shorter.Restore(window.Save());
        shorter.Save().ShouldBe(window.Save()[^3..]);
        Should.Throw<InvalidDataException>(() => restored.Restore([1, 4]));
    }

    private static BarAnomaly Bar(AnomalyLevel level) => new(1, 2, level, [1]);
}
