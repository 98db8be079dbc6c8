namespace Aetherion.Domain.Markets;

/// <summary>A stream with bytes behind its end, which come out by themselves: never in one read with those before them.</summary>
internal sealed class SuffixedStream(Stream first, ReadOnlyMemory<byte> suffix) : Stream
{
    private ReadOnlyMemory<byte> _suffix = suffix;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Whether all of the first stream was read, and more was asked for.</summary>
    public bool IsInSuffix { get; private set; }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (!IsInSuffix && !buffer.IsEmpty)
        {
            var read = first.Read(buffer);
            if (read > 0)
                return read;
            IsInSuffix = true;
        }
        var count = Math.Min(buffer.Length, _suffix.Length);
        _suffix.Span[..count].CopyTo(buffer);
        _suffix = _suffix[count..];
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            first.Dispose();
        base.Dispose(disposing);
    }
}
