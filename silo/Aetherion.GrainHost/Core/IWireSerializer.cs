namespace Aetherion.GrainHost.Core;

/// <summary>Turns values into what goes over the wire, and back.</summary>
internal interface IWireSerializer
{
    byte[] Serialize<T>(T value);

    byte[] Serialize(object? value, Type type);

    T Deserialize<T>(ReadOnlySpan<byte> bytes);

    object? Deserialize(ReadOnlySpan<byte> bytes, Type type);
}
