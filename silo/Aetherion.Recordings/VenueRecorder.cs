using Aetherion.Domain.Venues.Sessions;

namespace Aetherion.Recordings;

/// <summary>
/// Records the inputs of a live session beside it. The session never waits: inputs are copied into a bounded queue and written
/// by a loop of the recorder's own, at the latest every <see cref="FlushInterval"/>. When the disk fails or falls too far behind
/// the recording ends there, says so once and, where the disk still takes that, in its end, and the session goes on without it; a hole
/// would make all that follows worthless.
/// </summary>
public sealed class VenueRecorder : IAsyncDisposable
{
    /// <summary>The most bytes that wait to be written; beyond it the recording ends.</summary>
    public const int PendingBytesMax = 64 << 20;

    /// <summary>So often what came in is brought to the disk: a crash loses no more than the last second.</summary>
    public static readonly TimeSpan FlushInterval = TimeSpan.FromMilliseconds(500);

    private readonly Lock _gate = new();
    private readonly RecordingWriter _writer;
    private readonly Action<string> _failed;
    private readonly PeriodicTimer _timer;
    private readonly Task _loop;
    private readonly int _pendingBytesMax;
    private PendingInputs _pending = new();
    private PendingInputs _writing = new();
    private string? _failure;
    private bool _isAbandoned;
    private int _isEnded;

    /// <param name="failed">Is told once, with a sentence, when the recording ends before its time.</param>
    public VenueRecorder(
        RecordingWriter writer, TimeProvider time, Action<string> failed, int pendingBytesMax = PendingBytesMax)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(failed);
        _writer = writer;
        _failed = failed;
        _pendingBytesMax = pendingBytesMax;
        _timer = new PeriodicTimer(FlushInterval, time);
        _loop = Task.Run(RunAsync);
    }

    /// <summary>Why the recording ended before its time; null while it goes on.</summary>
    public string? Failure => Volatile.Read(ref _failure);

    /// <summary>The rows written so far.</summary>
    public long RowCount => _writer.RowCount;

    /// <summary>The bytes written so far.</summary>
    public long BytesWritten => _writer.BytesWritten;

    /// <summary>Takes the next input of the session; never waits and never throws for the disk.</summary>
    public void Record(in VenueInput input)
    {
        if (Failure is not null)
            return;
        bool isFull;
        lock (_gate)
        {
            isFull = _pending.Bytes + input.Payload.Length > _pendingBytesMax;
            if (!isFull)
                _pending.Add(input);
        }
        if (isFull)
            Fail($"more than {_pendingBytesMax:#,0} bytes wait for the disk");
    }

    /// <summary>Writes what waits and ends the recording; null when it could not be written to its end.</summary>
    /// <param name="isEarly">Whether it ends because what is recorded has failed.</param>
    public async Task<RecordingEnd?> CompleteAsync(string reason, bool isEarly = false)
    {
        await StopAsync();
        WritePending();
        if (TryComplete(reason, isEarly) is { } end)
            return end;
        Abandon();
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _writer.Dispose();
    }

    private async Task StopAsync()
    {
        if (Interlocked.Exchange(ref _isEnded, 1) == 0)
            _timer.Dispose();
        await _loop;
    }

    private async Task RunAsync()
    {
        while (await _timer.WaitForNextTickAsync() && Failure is null)
            WritePending();
        Abandon();
    }

    private RecordingEnd? TryComplete(string reason, bool isEarly)
    {
        try
        {
            return Failure is null ? _writer.Complete(reason, isEarly) : null;
        }
        catch (Exception exception) when (IsOfDisk(exception))
        {
            Fail(exception.Message);
            return null;
        }
    }

    /// <summary>Writes down that the recording ended before its time, and why.</summary>
    private void Abandon()
    {
        if (_isAbandoned || Failure is not { } why)
            return;
        try
        {
            _writer.Abandon(why);
            _isAbandoned = true;
        }
        catch (Exception exception) when (IsOfDisk(exception))
        {
            // A full disk takes nothing more; a recording without an end is one that was cut off.
        }
    }

    private void WritePending()
    {
        lock (_gate)
            (_pending, _writing) = (_writing, _pending);
        try
        {
            if (Failure is null && _writing.Count > 0)
                Write();
        }
        catch (Exception exception) when (IsOfDisk(exception))
        {
            Fail(exception.Message);
        }
        finally
        {
            _writing.Clear();
        }
    }

    private void Write()
    {
        for (var i = 0; i < _writing.Count; i++)
            _writer.Add(_writing[i]);
        _writer.Flush();
    }

    private static bool IsOfDisk(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or ArgumentException;

    private void Fail(string why)
    {
        if (Interlocked.CompareExchange(ref _failure, why, null) is null)
            _failed(why);
    }
}
