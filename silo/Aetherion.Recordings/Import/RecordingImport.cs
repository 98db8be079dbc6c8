namespace Aetherion.Recordings;

/// <summary>
/// Imports files of others: frames become a recording of inputs, rows of tables become one of normalised events. The first line
/// tells what a file is.
/// </summary>
public static class RecordingImport
{
    /// <exception cref="RecordingException">The file is of no known kind, damaged, or beyond a bound; or the folder is not empty.</exception>
    public static ImportOutcome Run(ImportRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!File.Exists(request.File))
            throw new RecordingException($"The file '{request.File}' does not exist.");
        RecordingFolder.RequireEmpty(request.Folder);
        try
        {
            return IsOfFrames(request.File)
                ? FrameImport.Run(request, cancellationToken)
                : RowImport.Run(request, cancellationToken);
        }
        catch
        {
            Remove(request.Folder);
            throw;
        }
    }

    private static bool IsOfFrames(string file)
    {
        using ImportLines lines = new(file);
        return lines.TryRead(out var line) && FrameLineReader.IsFrameLine(line.Span);
    }

    /// <summary>Half an import is none. The folder was empty before.</summary>
    private static void Remove(string folder)
    {
        if (!Directory.Exists(folder))
            return;
        foreach (var file in Directory.GetFiles(folder))
            File.Delete(file);
        Directory.Delete(folder);
    }
}
