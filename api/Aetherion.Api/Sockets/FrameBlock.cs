using System.Buffers;

namespace Aetherion.Api.Sockets;

/// <summary>
/// Frames ready to be sent, shared by all sockets they go to. The bytes return to the pool when the last of them is
/// done.
/// </summary>
internal sealed class FrameBlock
{
    private readonly byte[] _bytes;
    private int _holders;

    /// <param name="bytes">From the shared pool.</param>
    public FrameBlock(byte[] bytes, int length, int messageCount)
    {
        _bytes = bytes;
        _holders = 1;
        Length = length;
        MessageCount = messageCount;
    }

    public int Length { get; }

    public int MessageCount { get; }

    public ReadOnlyMemory<byte> Memory => _bytes.AsMemory(0, Length);

    public void Hold() => Interlocked.Increment(ref _holders);

    public void Release()
    {
        if (Interlocked.Decrement(ref _holders) == 0)
            ArrayPool<byte>.Shared.Return(_bytes);
    }
}
