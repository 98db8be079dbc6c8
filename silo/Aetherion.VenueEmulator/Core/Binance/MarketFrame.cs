using Aetherion.VenueEmulator.Core.Recordings;

namespace Aetherion.VenueEmulator.Core.Binance;

/// <summary>Something that happens on a market at a time.</summary>
/// <param name="Data">The message as it goes out; empty for a restart.</param>
/// <param name="Stream">The recorded stream of an <see cref="FrameKind.Other"/> frame.</param>
/// <param name="Restart">The book to go on with, for a <see cref="FrameKind.Restart"/>.</param>
internal readonly record struct MarketFrame(
    DateTime Time, FrameKind Kind, string Symbol, byte[] Data, string Stream = "", BookSnapshot? Restart = null);
