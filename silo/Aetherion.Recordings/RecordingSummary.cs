namespace Aetherion.Recordings;

/// <summary>A recording in a list.</summary>
/// <param name="Rows">The rows that its blocks claim.</param>
/// <param name="IsEnded">Whether it ended as it should.</param>
/// <param name="Problem">Why it cannot be read; null when it can.</param>
public sealed record RecordingSummary(
    string Folder,
    string Venue,
    RecordingContent Content,
    long Rows,
    long Bytes,
    DateTime? FirstTime,
    DateTime? LastTime,
    bool IsEnded,
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
                map.End is not null, null);
        }
        catch (RecordingException exception)
        {
            return new RecordingSummary(folder, "", RecordingContent.Inputs, 0, 0, null, null, false, exception.Message);
        }
    }
}
