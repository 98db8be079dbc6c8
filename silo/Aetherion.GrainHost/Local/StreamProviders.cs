using Aetherion.GrainHost.Core.Streams;

namespace Aetherion.GrainHost.Local;

/// <summary>All stream providers of the host.</summary>
internal sealed record StreamProviders(IReadOnlyList<LocalStreamProvider> All);
