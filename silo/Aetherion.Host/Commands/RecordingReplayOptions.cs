namespace Aetherion.Host.Commands;

/// <summary>What <c>replay --recording</c> was asked for.</summary>
/// <param name="Folder">A recording, or a folder that holds those of one session.</param>
/// <param name="Strategy">Of the bots; null for none.</param>
/// <param name="IsBotChosen">Whether the bots were asked for; otherwise those of the session come first.</param>
/// <param name="Speed">Null for as fast as possible.</param>
internal sealed record RecordingReplayOptions(
    string Folder,
    string DataDirectory,
    string Run,
    string? Strategy,
    bool IsBotChosen,
    double? Speed,
    DateTime? From,
    DateTime? To,
    bool IsJson);
