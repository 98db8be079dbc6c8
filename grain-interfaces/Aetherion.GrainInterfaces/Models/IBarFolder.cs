namespace Aetherion.GrainInterfaces;

/// <summary>The folder from which trainings may take bar files, if the operator named one.</summary>
public interface IBarFolder
{
    /// <summary>Why a training cannot take the file of that name now; null when it can.</summary>
    Refusal? WhyNot(string name);
}
