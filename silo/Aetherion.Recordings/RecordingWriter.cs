using Aetherion.Domain.Venues.Sessions;

namespace Aetherion.Recordings;

/// <summary>
/// Writes the inputs of one venue's session into a new folder. Nothing secret gets past it: <see cref="SecretScrubber"/>. Not
/// for concurrent use.
/// </summary>
public sealed class RecordingWriter : IDisposable
{
    private readonly string _folder;
    private readonly TimeProvider _time;
    private readonly SegmentWriter _segments;
    private readonly ByteWriter _rows = new();
    private readonly InputRowWriter _encoder;
    private readonly SecretScrubber _scrubber = new();
    private readonly InputHasher _hasher = new();
    private int _rowCount;
    private long _firstSequence;
    private long _firstTicks;
    private long _lastTicks;
    private long _lastSequence;
    private long _flushedCount;

    private RecordingWriter(string folder, TimeProvider time, Func<string, Stream> create)
    {
        _folder = folder;
        _time = time;
        _segments = new SegmentWriter(folder, RecordingContent.Inputs, create);
        _encoder = new InputRowWriter(_rows);
    }

    /// <summary>The rows taken in.</summary>
    public long RowCount => _hasher.Count;

    /// <summary>The bytes on disk, or on their way there.</summary>
    public long BytesWritten => _segments.BytesWritten;

    /// <summary>How often something secret was blotted out.</summary>
    public long ScrubbedCount => _scrubber.ScrubbedCount;

    /// <summary>Begins a recording in a folder that is not there or empty.</summary>
    /// <exception cref="RecordingException">There is something in the folder.</exception>
    public static RecordingWriter Create(string folder, RecordingManifest manifest, TimeProvider time) =>
        Create(folder, manifest, time, SegmentWriter.CreateFile);

    internal static RecordingWriter Create(
        string folder, RecordingManifest manifest, TimeProvider time, Func<string, Stream> create)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        RecordingFolder.RequireEmpty(folder);
        Directory.CreateDirectory(folder);
        RecordingDocuments.Write(folder, RecordingFormat.ManifestName, manifest);
        return new RecordingWriter(folder, time, create);
    }

    /// <summary>Takes the next input, whose payload is copied.</summary>
    /// <exception cref="ArgumentException">It does not follow the one before, or is longer than a row can be.</exception>
    public void Add(in VenueInput input)
    {
        Require(input);
        var clean = _scrubber.Scrub(input);
        if (_rowCount == 0)
        {
            _firstSequence = clean.Sequence;
            _firstTicks = clean.ReceivedTime.Ticks;
            _encoder.Begin(_firstTicks);
        }
        _encoder.Write(clean);
        _hasher.Add(clean);
        _rowCount++;
        _lastSequence = clean.Sequence;
        _lastTicks = clean.ReceivedTime.Ticks;
        if (_rows.Length >= RecordingFormat.BlockBytes)
            WriteBlock();
    }

    /// <summary>Brings everything to the disk, and waits for it.</summary>
    public void Flush()
    {
        WriteBlock();
        _segments.Flush();
        _flushedCount = RowCount;
    }

    /// <summary>Ends the recording with all its rows.</summary>
    /// <param name="isEarly">Whether something failed, so that what it is of went on, or should have.</param>
    public RecordingEnd Complete(string reason, bool isEarly = false)
    {
        WriteBlock();
        _segments.Complete();
        return End(new(_time.GetUtcNow().UtcDateTime, reason, RowCount, _hasher.Sha256()) { IsEarly = isEarly });
    }

    /// <summary>Ends the recording after what the disk has taken: the last block may be unfinished.</summary>
    public RecordingEnd Abandon(string reason) =>
        End(new(_time.GetUtcNow().UtcDateTime, reason, _flushedCount, null) { IsEarly = true });

    public void Dispose()
    {
        _segments.Dispose();
        _hasher.Dispose();
    }

    private RecordingEnd End(RecordingEnd end)
    {
        RecordingDocuments.Write(_folder, RecordingFormat.EndName, end);
        return end;
    }

    private void Require(in VenueInput input)
    {
        if (RowCount > 0 && (input.Sequence != _lastSequence + 1 || input.ReceivedTime.Ticks < _lastTicks))
            throw new ArgumentException(
                $"Input {input.Sequence} of {input.ReceivedTime:O} does not follow {_lastSequence}.", nameof(input));
        if (input.Sequence < 1 || input.Payload.Length > RecordingFormat.PayloadBytesMax
            || input.Target.Length > RecordingFormat.TargetBytesMax / 3)
            throw new ArgumentException($"Input {input.Sequence} is longer than a row can be.", nameof(input));
    }

    private void WriteBlock()
    {
        if (_rowCount == 0)
            return;
        _segments.Write(_rows.Written, _rowCount, _firstSequence, _firstTicks, _lastTicks);
        _rows.Clear();
        _rowCount = 0;
    }
}
