namespace Aetherion.Recordings.Tests;

/// <summary>A file on a disk that takes no more than so many bytes.</summary>
internal sealed class FullDisk(Stream file, int bytesMax) : Stream
{
    public const string Message = "No space left on device";

    private int _left = bytesMax;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => file.Length;

    public override long Position
    {
        get => file.Position;
        set => throw new NotSupportedException();
    }

    public override void Flush() => file.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count)
    {
        var fits = Math.Min(_left, count);
        file.Write(buffer, offset, fits);
        _left -= fits;
        if (fits < count)
            throw new IOException(Message);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            file.Dispose();
        base.Dispose(disposing);
    }
}
