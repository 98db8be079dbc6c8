using Aetherion.Api.Live;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Symbols;

[InterfaceType("TickEvent")]
[GraphQLDescription("TickSnapshot, TickUpdate, StreamGap or StreamStatus.")]
internal interface ITickEvent : IStreamEvent;
