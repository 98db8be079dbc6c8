namespace Aetherion.Recordings;

/// <summary>
/// The speed of a replay, which may be changed while it runs: how many seconds of the market pass in one of ours, pauses, single
/// steps, and a time to go to as fast as possible. For use from any thread.
/// </summary>
public sealed class ReplayControl(double? speed, TimeProvider time) : IDisposable
{
    /// <summary>Speeds by which a market can still be watched lie between these.</summary>
    public const double SpeedMin = 0.01;
    public const double SpeedMax = 1_000_000;

    private static readonly TimeSpan DelayMax = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private double? _speed = speed;
    private bool _isPaused;
    private int _steps;
    private DateTime _goTo;
    private DateTime _anchorMarket;
    private long _anchor;
    private DateTime? _backTo;
    private CancellationTokenSource _changed = new();
    private CancellationTokenSource _back = new();

    /// <summary>Null for as fast as possible.</summary>
    public double? Speed
    {
        get
        {
            lock (_gate)
                return _speed;
        }
    }

    public bool IsPaused
    {
        get
        {
            lock (_gate)
                return _isPaused;
        }
    }

    /// <summary>Is cancelled when the replay is to go back: by what runs it being begun anew.</summary>
    public CancellationToken BackAsked
    {
        get
        {
            lock (_gate)
                return _back.Token;
        }
    }

    public void SetSpeed(double? value) =>
        Change(() => _speed = value is { } factor ? Math.Clamp(factor, SpeedMin, SpeedMax) : null);

    public void TogglePause() => Change(() => _isPaused = !_isPaused);

    /// <summary>Lets the next input through and pauses after it.</summary>
    public void Step() => Change(() =>
    {
        _isPaused = true;
        _steps++;
    });

    /// <summary>Goes as fast as possible to that time of the market, and on from there as before.</summary>
    public void GoTo(DateTime marketTime) => Change(() => _goTo = marketTime);

    /// <summary>
    /// Asks for another beginning, from which the replay goes to that time of the market as fast as possible: books and features
    /// follow from what came before and cannot be undone. Speed and pause stay as they are.
    /// </summary>
    public void GoBack(DateTime marketTime)
    {
        CancellationTokenSource back;
        lock (_gate)
        {
            _backTo = marketTime;
            back = _back;
        }
        back.Cancel();
    }

    /// <summary>The time to go back to, once for each asking; null where nobody asked.</summary>
    public DateTime? TakeBack()
    {
        lock (_gate)
        {
            var time = _backTo;
            if (time is null)
                return null;
            (_backTo, _goTo, _steps, _anchorMarket) = (null, default, 0, default);
            _back.Dispose();
            _back = new CancellationTokenSource();
            return time;
        }
    }

    /// <summary>Whether an input of that time has to be waited for.</summary>
    public bool MustWait(DateTime marketTime)
    {
        lock (_gate)
            return _isPaused || (_speed is not null && marketTime > _goTo);
    }

    /// <summary>Waits until it is the input's turn.</summary>
    public async Task WaitAsync(DateTime marketTime, CancellationToken cancellationToken)
    {
        while (TimeToWait(marketTime, out var changed) is { Ticks: > 0 } left)
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, changed);
            await Task.Delay(left < DelayMax ? left : DelayMax, time, either.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    public void Dispose()
    {
        _changed.Dispose();
        _back.Dispose();
    }

    private TimeSpan TimeToWait(DateTime marketTime, out CancellationToken changed)
    {
        lock (_gate)
        {
            changed = _changed.Token;
            if (_isPaused)
            {
                if (_steps == 0 && marketTime > _goTo)
                    return DelayMax;
                _steps = Math.Max(0, _steps - 1);
                return TimeSpan.Zero;
            }
            if (_speed is not { } factor || marketTime <= _goTo)
            {
                _anchorMarket = default;
                return TimeSpan.Zero;
            }
            if (_anchorMarket == default)
                (_anchorMarket, _anchor) = (marketTime, time.GetTimestamp());
            return ((marketTime - _anchorMarket) / factor) - time.GetElapsedTime(_anchor);
        }
    }

    private void Change(Action change)
    {
        CancellationTokenSource before;
        lock (_gate)
        {
            change();
            _anchorMarket = default;
            before = _changed;
            _changed = new CancellationTokenSource();
        }
        before.Cancel();
        before.Dispose();
    }
}
