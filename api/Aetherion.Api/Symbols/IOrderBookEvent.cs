using Aetherion.Api.Live;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Symbols;

[InterfaceType("OrderBookEvent")]
[GraphQLDescription("BookSnapshot, BookDelta, StreamGap or StreamStatus.")]
internal interface IOrderBookEvent : IStreamEvent;
