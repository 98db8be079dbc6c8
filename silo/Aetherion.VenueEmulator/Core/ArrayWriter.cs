using System.Buffers;

namespace Aetherion.VenueEmulator.Core;

/// <summary>Grows an array of bytes; the result is its own.</summary>
internal sealed class ArrayWriter(int capacity) : IBufferWriter<byte>
{
    private readonly ArrayBufferWriter<byte> _buffer = new(Math.Max(16, capacity));

    public void Advance(int count) => _buffer.Advance(count);

    public Memory<byte> GetMemory(int sizeHint = 0) => _buffer.GetMemory(sizeHint);

    public Span<byte> GetSpan(int sizeHint = 0) => _buffer.GetSpan(sizeHint);

    public void Write(ReadOnlySpan<byte> bytes) => _buffer.Write(bytes);

    public byte[] ToArray() => _buffer.WrittenSpan.ToArray();
}
