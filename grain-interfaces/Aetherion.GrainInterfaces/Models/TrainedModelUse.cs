namespace Aetherion.GrainInterfaces;

/// <summary>What becomes of a model that a job has trained. One that fails its checks is only kept for the record.</summary>
public enum TrainedModelUse
{
    /// <summary>Registered; the champion only where its scope has none.</summary>
    Register,

    /// <summary>It runs beside the champion; the champion where its scope has none.</summary>
    Challenge,

    /// <summary>It takes charge.</summary>
    Promote,
}
