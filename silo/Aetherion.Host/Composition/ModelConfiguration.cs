namespace Aetherion.Host.Composition;

/// <summary>The section <c>models</c>: what becomes of models by themselves.</summary>
internal sealed record ModelConfiguration
{
    /// <summary>
    /// Whether a champion that was trained for the very instrument is demoted when its monitor gives the alarm; one that serves all is a
    /// matter for people.
    /// </summary>
    public bool DemotesOnAlert { get; init; }

    /// <summary>The folder from which trainings may take bar files by their names; without one they take none.</summary>
    public string? BarsFolder { get; init; }
}
