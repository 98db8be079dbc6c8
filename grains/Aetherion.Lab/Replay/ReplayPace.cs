using Aetherion.Model;

namespace Aetherion.Lab.Replay;

/// <summary>Holds bars back until their time has come at the speed asked for.</summary>
internal sealed class ReplayPace(double? speed, int batchBarsMax, TimeProvider time)
{
    /// <summary>How often the market moves on at a given speed.</summary>
    private static readonly TimeSpan StepInterval = TimeSpan.FromMilliseconds(200);

    /// <summary>Timers take no more than 49 days at once.</summary>
    private static readonly TimeSpan DelayMax = TimeSpan.FromDays(1);

    private readonly long _started = time.GetTimestamp();
    private DateTime? _first;

    /// <summary>How many bars come at once: as many as pass in a step.</summary>
    public int BatchBars => speed is { } factor
        ? (int)Math.Clamp(factor * StepInterval.TotalSeconds / BarSeconds, 1, batchBarsMax)
        : batchBarsMax;

    private static double BarSeconds => ReplayRequest.BarTimeframe.Duration().TotalSeconds;

    public async Task WaitAsync(DateTime marketTime, CancellationToken cancellationToken)
    {
        if (speed is not { } factor)
            return;
        _first ??= marketTime;
        var due = (marketTime - _first.Value) / factor;
        while (due - time.GetElapsedTime(_started) is { Ticks: > 0 } left)
            await Task.Delay(left < DelayMax ? left : DelayMax, time, cancellationToken);
    }
}
