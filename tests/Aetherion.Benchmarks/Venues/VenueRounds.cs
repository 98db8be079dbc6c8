using Aetherion.Benchmarks.Reporting;

namespace Aetherion.Benchmarks.Venues;

/// <summary>Rounds over recorded frames: the median of the processor time, and what they allocate.</summary>
internal static class VenueRounds
{
    private const int WarmUpRounds = 3;
    private const int RoundCount = 9;

    /// <summary>
    /// Short recordings are gone through several times in a round, so that the clock's steps do not count.
    /// </summary>
    private const double RoundSecondsMin = 0.1;

    public static IEnumerable<Figure> Measure(
        string name, long units, string unit, double? perSecondMin, int frameCount, Action pass)
    {
        var passes = WarmUp(pass);
        List<double> rates = [];
        List<double> allocated = [];
        for (var round = 0; round < RoundCount; round++)
        {
            var bytes = GC.GetAllocatedBytesForCurrentThread();
            var seconds = ThreadTime.Seconds;
            for (var i = 0; i < passes; i++)
                pass();
            rates.Add(units * passes / (ThreadTime.Seconds - seconds));
            allocated.Add((GC.GetAllocatedBytesForCurrentThread() - bytes) / (double)(frameCount * passes));
        }
        var note = $"median of {RoundCount} rounds of {frameCount * passes} frames, processor time";
        return
        [
            perSecondMin is { } limit
                ? Figure.AtLeast(name, Median.Of(rates), unit, limit, note)
                : Figure.Reported(name, Median.Of(rates), unit, note),
            Figure.AtMost($"{name}, allocation", Median.Of(allocated), "B/frame", 0),
        ];
    }

    /// <summary>How many passes make a round that is long enough.</summary>
    private static int WarmUp(Action pass)
    {
        var seconds = 0.0;
        for (var round = 0; round < WarmUpRounds; round++)
        {
            var started = ThreadTime.Seconds;
            pass();
            seconds = ThreadTime.Seconds - started;
            // Tiered compilation replaces the code in the background, after a pause.
            Thread.Sleep(TimeSpan.FromMilliseconds(150));
        }
        return Math.Max(1, (int)Math.Ceiling(RoundSecondsMin / Math.Max(seconds, 1e-4)));
    }
}
