using Aetherion.Model;

namespace Aetherion.Recordings;

/// <summary>What to import.</summary>
/// <param name="File">The file, plain or gzip.</param>
/// <param name="Folder">The new recording.</param>
/// <param name="Venue">The venue of its rows.</param>
/// <param name="Symbol">The instrument of a file that does not name its own; null otherwise.</param>
/// <param name="Date">The day of a file that gives times of the day only; null otherwise.</param>
/// <param name="Product">What imports, with its version.</param>
public sealed record ImportRequest(
    string File, string Folder, string Venue, InstrumentId? Symbol, DateOnly? Date, string Product, TimeProvider Time)
{
    internal RecordingManifest NewManifest(RecordingContent content, DateTime created) => new(
        RecordingFormat.Version, content, Venue, created, Product, Path.GetFileName(File));
}
