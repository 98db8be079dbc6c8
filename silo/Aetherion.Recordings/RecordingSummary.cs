namespace Aetherion.Recordings;

/// <summary>A recording in a list.</summary>
/// <param name="Rows">The rows that its blocks claim.</param>
/// <param name="End">How it ended; null when it was cut off or still goes on.</param>
/// <param name="Problem">Why it cannot be read; null when it can.</param>
public sealed record RecordingSummary(
    string Folder,
    string Venue,
    RecordingContent Content,
    long Rows,
    long Bytes,
    DateTime? FirstTime,
    DateTime? LastTime,
    RecordingEnd? End,
    string? Problem)
{
    /// <summary>The heads alone are read; whether the rows are sound, <see cref="RecordingVerifier"/> tells.</summary>
    public static RecordingSummary Of(string folder)
    {
        try
        {
            var map = RecordingMap.Read(folder);
            return new RecordingSummary(
                folder, map.Manifest.Venue, map.Manifest.Content, map.RowCount, map.BytesOnDisk, map.FirstTime, map.LastTime,
                map.End, null);
        }
        catch (RecordingException exception)
        {
            return new RecordingSummary(folder, "", RecordingContent.Inputs, 0, 0, null, null, null, exception.Message);
        }
    }
}
