namespace Aetherion.Api.Sockets;

/// <summary>Writes the messages of those types that an item makes: none, one or many.</summary>
internal delegate void MessageEncoder<in T>(ref FrameWriter writer, T item, MessageTypes types);
