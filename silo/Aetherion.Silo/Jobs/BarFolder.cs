using System.Globalization;
using Aetherion.GrainInterfaces;

namespace Aetherion.Silo.Jobs;

/// <summary>
/// The folder of bar files. It is looked at anew each time, and only a file whose real place is inside of it is given out.
/// </summary>
public sealed class BarFolder(BarFolderOptions options) : IBarFolder
{
    public Refusal? WhyNot(string name) => Find(name).Refusal;

    /// <summary>The file, every link on the way to it followed; or why there is none to give.</summary>
    internal (FileInfo? File, Refusal? Refusal) Find(string name)
    {
        if (options.Path is not { } path)
            return Refuse(
                ModelRefusals.TrainingFilesOff,
                "No folder of bar files is configured. Train on stored bars, or have the operator set models.barsFolder.");
        if (BarFileName.WhyNot(name) is { } fault)
            return Refuse(ModelRefusals.TrainingFileUnfit, fault);
        try
        {
            return Find(path, name);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Refuse(
                ModelRefusals.TrainingFileUnfit,
                $"The file '{name}' cannot be looked at: let the service read it and the folder of bar files.");
        }
    }

    private (FileInfo? File, Refusal? Refusal) Find(string path, string name)
    {
        var folder = RealPath.Of(path);
        if (!Directory.Exists(folder))
            return Refuse(
                ModelRefusals.TrainingFileNotFound,
                "The folder of bar files is not there. Have the operator look at models.barsFolder.");
        var file = new FileInfo(RealPath.Of(Path.Combine(folder, name)));
        var inside = Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar;
        if (!file.FullName.StartsWith(inside, StringComparison.Ordinal))
            return Refuse(
                ModelRefusals.TrainingFileUnfit,
                $"'{name}' is a link that leaves the folder of bar files. Put the file itself there.");
        if (Directory.Exists(file.FullName))
            return Refuse(ModelRefusals.TrainingFileUnfit, $"'{name}' is a folder. Name a file.");
        return file.Exists
            ? Measure(file, name)
            : Refuse(
                ModelRefusals.TrainingFileNotFound,
                $"There is no file '{name}' in the folder of bar files. Put it there, or name another.");
    }

    private (FileInfo? File, Refusal? Refusal) Measure(FileInfo file, string name) => file.Length switch
    {
        // Pipes and devices have no length either: opening one could wait for ever.
        0 => Refuse(ModelRefusals.TrainingFileUnfit, $"The file '{name}' is empty. Put one with bars in its place."),
        var length when length > options.FileBytesMax => Refuse(
            ModelRefusals.TrainingFileUnfit,
            string.Create(
                CultureInfo.InvariantCulture,
                $"The file '{name}' has {length} bytes; {options.FileBytesMax} are allowed. Pack it with gzip, or cut it.")),
        _ => (file, null),
    };

    private static (FileInfo? File, Refusal? Refusal) Refuse(string code, string message) =>
        (null, new Refusal(code, message));
}
