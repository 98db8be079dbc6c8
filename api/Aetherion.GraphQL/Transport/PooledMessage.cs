using System.Buffers;

namespace Aetherion.GraphQL.Transport;

/// <summary>A message in a rented array.</summary>
internal readonly struct PooledMessage(byte[] buffer, int length) : IDisposable
{
    public ReadOnlyMemory<byte> Memory => buffer.AsMemory(0, length);

    public void Dispose() => ArrayPool<byte>.Shared.Return(buffer);
}
