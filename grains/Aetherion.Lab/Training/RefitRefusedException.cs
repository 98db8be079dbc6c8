namespace Aetherion.Lab.Training;

/// <summary>A refit is too unlike the model it was to continue; that model stays in use.</summary>
public sealed class RefitRefusedException(string message) : Exception(message);
