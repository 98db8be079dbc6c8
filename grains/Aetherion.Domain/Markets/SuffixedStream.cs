namespace Aetherion.Domain.Markets;

/// <summary>A stream with bytes behind its end, which come out by themselves: never in one read with those before them.</summary>
internal sealed class SuffixedStream(Stream first, ReadOnlyMemory<byte> suffix) : ReadOnlyStream
{
    private ReadOnlyMemory<byte> _suffix = suffix;

    /// <summary>Whether all of the first stream was read, and more was asked for.</summary>
    public bool IsInSuffix { get; private set; }

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

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            first.Dispose();
        base.Dispose(disposing);
    }
}
