using Aetherion.GrainInterfaces;

namespace Aetherion.Api.Models;

/// <summary>A training after a request, or why the request was refused.</summary>
internal sealed record TrainingResult(TrainingJob? Job, Refusal? Refusal);
