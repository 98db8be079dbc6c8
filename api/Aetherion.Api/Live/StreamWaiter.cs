using System.Diagnostics.CodeAnalysis;
using System.Threading.Tasks.Sources;

namespace Aetherion.Api.Live;

/// <summary>
/// Where one subscriber waits for a signal. A signal that comes while it does not wait is kept; several count as one.
/// Waiting allocates nothing, which counts when thousands wait for the same stream.
/// </summary>
internal sealed class StreamWaiter : StreamMember, IValueTaskSource
{
    private const int Idle = 0;
    private const int Waiting = 1;
    private const int Signalled = 2;

    private ManualResetValueTaskSourceCore<bool> _source;
    private int _state;

    /// <summary>The rate that it is sent changes at; null when they are sent as they come.</summary>
    public StreamPace? Pace { get; set; }

    /// <summary>Ends the wait, or the next one when there is none now; whoever waits goes on on another thread.</summary>
    public void Signal() => Signal(runsHere: false);

    /// <summary>As <see cref="Signal()"/>, but whoever waits goes on at once, and this returns when it waits again.</summary>
    public void SignalHere() => Signal(runsHere: true);

    /// <summary>As <see cref="SignalHere"/>, unless its rate holds it: then the tick that lets it pass signals.</summary>
    public void SignalUnheld()
    {
        if (Pace is not { IsHeld: true })
            SignalHere();
    }

    /// <summary>Waits for a signal; one may wait at a time.</summary>
    [SuppressMessage("Reliability", "CA2012", Justification = "The task is handed to the one who waits.")]
    public ValueTask WaitAsync()
    {
        _source.Reset();
        if (Interlocked.CompareExchange(ref _state, Waiting, Idle) == Idle)
            return new ValueTask(this, _source.Version);
        Volatile.Write(ref _state, Idle);
        return ValueTask.CompletedTask;
    }

    private void Signal(bool runsHere)
    {
        while (true)
        {
            switch (Volatile.Read(ref _state))
            {
                case Signalled:
                    return;
                case Idle when Interlocked.CompareExchange(ref _state, Signalled, Idle) == Idle:
                    return;
                case Waiting when Interlocked.CompareExchange(ref _state, Idle, Waiting) == Waiting:
                    _source.RunContinuationsAsynchronously = !runsHere;
                    _source.SetResult(true);
                    return;
                default:
                    continue;
            }
        }
    }

    void IValueTaskSource.GetResult(short token) => _source.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _source.GetStatus(token);

    void IValueTaskSource.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _source.OnCompleted(continuation, state, token, flags);
}
