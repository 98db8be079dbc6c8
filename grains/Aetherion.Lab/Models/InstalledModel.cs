using Aetherion.GrainInterfaces;

namespace Aetherion.Lab.Models;

/// <summary>A model after its registration.</summary>
/// <param name="State">What it is now.</param>
/// <param name="Message">What became of it, for people.</param>
public sealed record InstalledModel(string Version, ModelState State, string Message);
